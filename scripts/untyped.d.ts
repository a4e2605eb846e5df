/** Development packages that bring no types. */
declare module '@n8n/scan-community-package/scanner/scanner.mjs';

declare module 'eslint-plugin-n8n-nodes-base' {
	const plugin: { configs: Record<'community' | 'credentials' | 'nodes', { rules: Record<string, string> }> };
	export = plugin;
}
