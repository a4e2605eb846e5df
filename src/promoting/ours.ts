import { textOf, type Row } from '../record';

/** The nodes of this package and their versions. n8n takes any version of a node that has only one, so that nobody else would notice. */
export const ourVersions: Readonly<Record<string, readonly number[]>> = Object.fromEntries(
	[
		...['xeroAccounting', 'xeroAccountingTrigger', 'zohoCrmModules', 'zohoCrmModulesTrigger', 'zohoBooks', 'zohoBooksTrigger'],
		...['zohoInventory', 'zohoInventoryTrigger', 'zohoExpense', 'zohoExpenseTrigger', 'recordMapper', 'recordMatcher', 'recordValidator'],
		...['reconciler', 'privacyShield', 'syncMonitor', 'syncMonitorTrigger', 'failureTriage', 'codingAdvisor', 'shopOrderTrigger', 'startByHandTrigger', 'workflowPromoter'],
	].map((name) => [`n8n-nodes-xero-zoho.${name}`, [1]]),
);

const OWN = 'n8n-nodes-xero-zoho.';

/** Why a node of this package cannot be there; nothing where it can, or where it is not ours. */
export const unknownOfOurs = ({ type, typeVersion }: Row): string | undefined => {
	const name = textOf(type);
	if (!name.startsWith(OWN)) return undefined;
	const versions = Object.hasOwn(ourVersions, name) ? ourVersions[name] : undefined;
	if (!versions) return `this package has no node ${name.slice(OWN.length)}`;
	return versions.includes(Number(typeVersion)) ? undefined : `${name.slice(OWN.length)} has no version ${textOf(typeVersion)}, only ${versions.join(', ')}`;
};
