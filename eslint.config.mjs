import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const { community, credentials, nodes } = n8nNodesBase.configs;

/** Rules of n8n's plug-in that n8n itself switches off for community packages. */
const off = (...names) => Object.fromEntries(names.map((name) => [`n8n-nodes-base/${name}`, 'off']));

/** Who may import whom. A breach fails the lint, not the review. */
const direction = (files, ...bans) => ({
	files,
	rules: { 'no-restricted-imports': ['error', { patterns: bans.map(([regex, message]) => ({ regex, message })) }] },
});
const packagesBut = (...allowed) => `^(?!\\.|(?:${allowed.join('|')})$)`;
const into = (...rooms) => `^\\.{1,2}/(?:.*/)?(?:${rooms.join('|')})(?:/|$)`;

const outside = [into('sandbox', 'scripts', 'test'), 'What ships imports nothing that does not ship.'];
const noNodes = [into('nodes', 'credentials', 'sandbox', 'scripts', 'test'), 'src knows no n8n and nobody who uses it.'];
const noLibraries = [packagesBut('node:crypto'), 'src takes third-party code through src/libraries only, and nothing from n8n.'];

export default tseslint.config(
	{ ignores: ['dist/**', 'node_modules/**', 'coverage/**', '.work/**'] },
	{ linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
	{ files: ['**/*.ts'], extends: [tseslint.configs.recommended] },
	{
		files: ['**/*.ts'],
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
		},
	},

	// n8n's two plug-ins, as n8n's own tools combine them.
	{ files: ['package.json'], languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } } },
	{ ...n8nCommunityNodesPlugin.configs.recommended, files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'] },
	{ plugins: { 'n8n-nodes-base': n8nNodesBase } },
	{ files: ['package.json'], rules: community.rules },
	{
		files: ['credentials/**/*.ts'],
		rules: { ...credentials.rules, ...off('cred-class-field-documentation-url-miscased', 'cred-class-field-type-options-password-missing') },
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...nodes.rules,
			...off('node-class-description-inputs-wrong-regular-node', 'node-class-description-outputs-wrong', 'node-param-type-options-max-value-present'),
		},
	},

	// The directions of the house (docs/design.md, section 3).
	direction(['nodes/**/*.ts', 'credentials/**/*.ts'], outside, [packagesBut('n8n-workflow', 'node:crypto'), 'Nodes use n8n-workflow, node:crypto and src.']),
	direction(['src/**/*.ts'], noNodes, noLibraries),
	direction(['src/libraries/*.ts'], noNodes, [into('src', 'apis', 'wire', 'mapping', 'checking', 'syncing'), 'A library door leads outside only.']),
	direction(['src/apis/*.ts'], [packagesBut(), 'The tables import nothing but each other.'], ['^\\.\\./', 'The tables import nothing but each other.']),
	direction(['src/apis/*/*.ts'], [packagesBut(), 'The tables import nothing but each other.'], ['^\\.\\./\\.\\./', 'The tables import nothing but each other.']),
	direction(
		['sandbox/**/*.ts'],
		[into('nodes', 'credentials', 'scripts', 'test'), 'The sandbox is a vendor: it knows no client.'],
		['/src/(?!apis/|libraries/)', 'The sandbox reads the tables (src/apis), never how our client speaks: they would agree by construction.'],
	),
);
