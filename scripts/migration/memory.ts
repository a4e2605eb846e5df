import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Megabytes that an n8n takes of the machine's memory, with the most so far; nothing where the system does not tell. */
export function memoryOf(userFolder: string): number | undefined {
	for (const pid of processes()) {
		try {
			if (readlinkSync(`/proc/${pid}/cwd`) !== userFolder) continue;
			// n8n runs code of users in a process of its own, which has the same folder.
			if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes('start')) continue;
			const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
			return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
		} catch {
			// It has ended meanwhile.
		}
	}
	return undefined;
}

const processes = (): string[] => {
	try {
		return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	} catch {
		return [];
	}
};
