/** n8n's own scan of a community package, as its module: the rules that need no published package. */
export interface Verdict {
	readonly passed: boolean;
	readonly message?: string;
	readonly details?: string;
}

interface Scanner {
	readonly SOURCE_FILE_PATTERNS: string[];
	analyzePackage(folder: string, patterns: string[]): Promise<Verdict>;
}

const scanner = (): Promise<Scanner> => import('@n8n/scan-community-package/scanner/scanner.mjs') as Promise<Scanner>;

/** The sources of nodes and credentials, with the rules for forms. */
export async function scanSources(folder: string): Promise<Verdict> {
	const { analyzePackage, SOURCE_FILE_PATTERNS } = await scanner();
	return analyzePackage(folder, SOURCE_FILE_PATTERNS);
}

/** What would be published, unpacked: compiled code with nothing but what n8n allows. */
export async function scanPublished(folder: string): Promise<Verdict> {
	const { analyzePackage } = await scanner();
	return analyzePackage(folder, ['**/*.js', 'package.json']);
}
