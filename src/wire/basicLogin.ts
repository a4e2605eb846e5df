import { isSame } from './signature';

/** Who may see a page. */
export interface Login {
	readonly user: string;
	readonly password: string;
}

/**
 * Whether a browser's header names this login (RFC 7617). Both are compared in the same time whatever they are, and a login without a user or a
 * password lets nobody in.
 */
export const isLetIn = (header: string | undefined, { user, password }: Login): boolean => {
	const given = Buffer.from(/^Basic ([\w+/=-]+)$/i.exec(header ?? '')?.[1] ?? '', 'base64').toString('utf8');
	return user !== '' && password !== '' && isSame(given, `${user}:${password}`);
};
