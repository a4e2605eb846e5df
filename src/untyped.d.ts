/** Data that libraries ship without types. */

declare module 'i18n-iso-countries/codes.json' {
	/** Alpha-2, alpha-3 and numeric code of each country. */
	const codes: ReadonlyArray<readonly [string, string, string, string]>;
	export default codes;
}

declare module 'i18n-iso-countries/langs/en.json' {
	const english: { readonly countries: Readonly<Record<string, string | readonly string[]>> };
	export default english;
}
