/** Names that Xero refuses, and how large a file may be (https://developer.xero.com/documentation/api/accounting/attachments). */
const FORBIDDEN = '<>:"/\\|?*+\0';
const LARGEST = 10 * 1024 * 1024;

export function fileProblem(name: string, bytes: Uint8Array): string | undefined {
	if (/^\.{1,2}$/.test(name)) return `"${name}" is no name of a file`;
	if ([...name].some((sign) => FORBIDDEN.includes(sign))) return `The file name "${name}" holds a sign that Xero refuses: < > : " / \\ | ? * +`;
	return bytes.length > LARGEST ? 'The file is larger than 10 MB, which is more than Xero takes' : undefined;
}
