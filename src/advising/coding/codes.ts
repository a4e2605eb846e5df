import { codeKey } from './spelling';

/** The codes of one coding, each with a number. */
export class Codes {
	private readonly numbers = new Map<string, number>();
	/** By number: how often each spelling was used. */
	private readonly spellings: Map<string, number>[] = [];

	/** The number of a code, which is noted as used once more. */
	note(code: string): number {
		const key = codeKey(code);
		const number = this.numbers.get(key) ?? this.numbers.size;
		this.numbers.set(key, number);
		const used = (this.spellings[number] ??= new Map());
		const spelt = code.trim();
		used.set(spelt, (used.get(spelt) ?? 0) + 1);
		return number;
	}

	/** The number of a code that was noted. */
	find(code: string): number | undefined {
		return this.numbers.get(codeKey(code));
	}

	/** The code as it is spelt mostly. */
	spelt(number: number): string {
		return [...(this.spellings[number] ?? [])].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0] as [string, number])[0];
	}
}
