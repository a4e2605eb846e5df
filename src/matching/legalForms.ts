import { isSlip } from './similar';
import { words } from './text';

/** Legal forms as they are written after (or, in some countries, before) a name, as words without dots; a line for each family of laws. */
const forms = `
	ltd|limited|plc|llp|llc|lp|inc|incorporated|corp|corporation|co|company|cic|cio|pc|pllc|pllp|lllp|unlimited|unltd|public limited company|pty|pty ltd|proprietary|pvt|private|pvt ltd|private limited|opc|sdn bhd|bhd|berhad|pte|pte ltd|ltee|limitee|cc|npc|rf|soc
	gmbh|mbh|gmbh co kg|gmbh & co kg|ug|ug haftungsbeschrankt|haftungsbeschrankt|ag|kg|kgaa|ohg|gbr|ev|eg|ek|ekfr|ekfm|se|eu|gesmbh|gesellschaft mit beschrankter haftung|aktiengesellschaft|einzelunternehmen
	sa|sas|sasu|sarl|eurl|snc|scs|sca|sci|scop|selarl|gie|societe anonyme|societe a responsabilite limitee
	sl|slu|slp|slne|sll|sal|scoop|sociedad limitada|sociedad anonima|sociedade anonima|lda|ltda|limitada|unipessoal|unipessoal lda|eireli|mei|sa de cv|s de rl de cv|s de rl|de cv|sapi de cv|spa|eirl|saa|sac|srl|cia ltda|sa s
	srls|sapa|sas di|scarl|scrl|societa a responsabilita limitata|societa per azioni
	bv|bvba|nv|vof|cv|cvba|vzw|asbl|comm v|besloten vennootschap|naamloze vennootschap|stichting|maatschap
	oy|oyj|ab|publ|hb|kb|as|asa|ans|da|enk|nuf|aps|ivs|is|ps|ks|hf|ehf|ou|sia|uab|mb|tu|osakeyhtio|aktiebolag|aktieselskab|anpartsselskab
	sro|as|vos|ks|spol|spol s ro|sp zoo|sp z oo|spzoo|sp j|sp k|spolka akcyjna|spolka z ograniczona odpowiedzialnoscia|kft|zrt|nyrt|bt|kkt|doo|dd|dno|jdoo|ood|eood|ad|ead|srl d
	ae|epe|ike|oe|ee|ltd sti|sti|anonim sirketi|limited sirketi
	ооо|оао|зао|пао|ао|нао|ип|тов|пп|ат|пат|прат|чп|фоп|тоо|ooo|oao|zao|pao|tov
	kk|gk|yk|yugen kaisha|kabushiki kaisha|godo kaisha|kabushiki gaisha|godo gaisha|yugen gaisha
	pt|tbk|cv|ud|fa|jsc|pjsc|ojsc|cjsc|joint stock company|tnhh|cong ty|cong ty tnhh|cong ty co phan|pcl|public company limited|co ltd|coltd
	fzco|fze|fzc|fz llc|wll|bsc|saog|saoc|est|dmcc
`;

/** Written onto the name without a blank. */
const attached =
	/株式会社|有限会社|合同会社|合名会社|合資会社|一般社団法人|一般財団法人|㈱|㈲|\(株\)|\(有\)|（株）|（有）|股份有限公司|有限责任公司|有限責任公司|有限公司|주식회사|유한회사|\(주\)|（주）/gu;

const danish = /(?<=\s)([AIKPaikp])\/[Ss](?![\p{L}\p{N}])/gu;

/** The families that know a form, by the form. */
const known = new Map<string, number[]>();
for (const [family, line] of forms.trim().split('\n').entries()) {
	for (const form of line.split('|').map((text) => words(text).join(' '))) known.set(form, [...(known.get(form) ?? []), family]);
}
const LONGEST_FORM = Math.max(...[...known.keys()].map((form) => form.split(' ').length));
/** Long enough to be recognised with a slip in it. */
const LONG = 6;
const longForms = [...known.keys()].filter((form) => form.length >= LONG && !form.includes(' '));

export interface Parted {
	/** The words of a name without its legal form and without words that only join; never nothing where there was something. */
	readonly core: readonly string[];
	/** The families of laws whose forms the name bears; empty where it bears none or where it is not known which. */
	readonly families: readonly number[];
}

/** Words that say nothing on their own. */
const filling = new Set(['the', 'and', 'und', 'et', 'y', 'e', 'og', 'och', 'en', 'i', 'of', 'de', 'da', 'do', 'la', 'le', 'les', 'el']);

/** Parts an organisation's name from its legal form. */
export const partLegalForm = (name: string): Parted => {
	const all = words(name.slice(0, 400).replace(attached, ' ').replace(/[&+]/g, ' and ').replace(danish, '$1s'));
	const { rest, families } = trimmed(all);
	const said = rest.filter((word) => !filling.has(word));
	return { core: said.length > 0 ? said : rest.length > 0 ? rest : words(name), families };
};

/** Takes forms from the end, one after the other (Co., Ltd.), then one from the front (ООО, PT). A form never is the whole name. */
function trimmed(all: readonly string[]): { readonly rest: readonly string[]; readonly families: readonly number[] } {
	let rest = [...all];
	let families: readonly number[] = [];
	const take = (size: number, side: 'front' | 'end') => {
		const form = (side === 'end' ? rest.slice(-size) : rest.slice(0, size)).join(' ');
		families = families.length > 0 ? families : (known.get(form) ?? []);
		rest = side === 'end' ? rest.slice(0, -size) : rest.slice(size);
	};
	for (;;) {
		const size = formAt(rest, 'end') || (rest.length > 1 && (rest.at(-1) === 'and' || isMistypedForm(rest.at(-1)!)) ? 1 : 0);
		if (size === 0) break;
		take(size, 'end');
	}
	const size = formAt(rest, 'front');
	if (size > 0) take(size, 'front');
	return { rest, families };
}

const isMistypedForm = (word: string): boolean => word.length >= LONG && longForms.some((form) => isSlip(form, word));

/** Before a name stand only forms that are no usual words or names of other languages. */
const front = new Set([
	'ооо',
	'оао',
	'зао',
	'пао',
	'ао',
	'ип',
	'тов',
	'пп',
	'тоо',
	'ooo',
	'oao',
	'zao',
	'pao',
	'pt',
	'cv',
	'ud',
	'stichting',
	'cong ty',
	'cong ty tnhh',
	'cong ty co phan',
	'kabushiki kaisha',
	'oy',
	'ab',
	'gmbh',
]);

function formAt(rest: readonly string[], side: 'front' | 'end'): number {
	for (let size = Math.min(LONGEST_FORM, rest.length - 1); size > 0; size--) {
		const form = (side === 'end' ? rest.slice(-size) : rest.slice(0, size)).join(' ');
		if (side === 'end' ? known.has(form) : front.has(form)) return size;
	}
	return 0;
}
