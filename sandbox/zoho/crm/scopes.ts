import { refuse } from './refused';

/**
 * Scopes as the routes write them down: alternatives parted by |, what is needed together joined by +, {module} for the module of the address
 * (fact sheet, section 1.8).
 */

/** Names of modules stand in scopes in any case and with or without their underscores (salesorders). */
const plain = (scope: string): string => scope.toLowerCase().replace(/_/g, '');

/** WRITE is taken for creating and updating [unsure]. */
const wider = (operation: string): string[] => [operation, 'all', ...(['create', 'update'].includes(operation) ? ['write'] : [])];

/** Who may do it to all modules, or to a whole group, may do it to one. */
const allows = (granted: ReadonlySet<string>, needed: string): boolean => {
	const parts = plain(needed).split('.');
	const operation = parts.pop() ?? '';
	for (let length = parts.length; length > 1; length -= 1) {
		const group = parts.slice(0, length).join('.');
		if (wider(operation).some((one) => granted.has(`${group}.${one}`))) return true;
	}
	return false;
};

const split = (written: string, sign: string): string[] => written.split(sign).map((one) => one.trim());

/** `names` are those a module goes by: its own, and `custom` if the organisation made it. */
export const checkScope = (granted: string, needs: string, names: readonly string[]): void => {
	const held = new Set(plain(granted).split(','));
	const alternatives = split(needs, '|').flatMap((one) =>
		one.includes('{module}') ? names.map((name) => split(one.replaceAll('{module}', name), '+')) : [split(one, '+')],
	);
	if (!alternatives.some((all) => all.every((one) => allows(held, one)))) throw refuse.scope(alternatives[0] ?? []);
};
