import type { Answer } from './conversation';
import type { Dialect } from './dialect';

/** What a run has used of an organisation's allowance, and what the vendor said is left of it. */
export interface Usage {
	readonly calls: number;
	/** Bytes received, as they are after decompression; what leaves Xero is what its plans count. */
	readonly bytes: number;
	readonly leftThisMinute?: number;
	readonly leftToday?: number;
}

export const noUsage: Usage = { calls: 0, bytes: 0 };

export const withAnswer = (usage: Usage, dialect: Dialect, answer: Answer): Usage => ({
	...usage,
	calls: usage.calls + 1,
	bytes: usage.bytes + (answer.size ?? 0),
	...dialect.remaining?.(answer),
});

/** A sentence for the person who runs it. */
export const usageInWords = (vendor: string, organisation: string, { calls, bytes, leftThisMinute, leftToday }: Usage): string => {
	const left = [...(leftToday === undefined ? [] : [`${leftToday} today`]), ...(leftThisMinute === undefined ? [] : [`${leftThisMinute} this minute`])];
	return `${vendor}${organisation ? `, ${organisation}` : ''}: ${calls} ${calls === 1 ? 'call' : 'calls'}, ${sizeInWords(bytes)} received${left.length ? `; calls left: ${left.join(', ')}` : ''}`;
};

const sizeInWords = (bytes: number): string =>
	bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
