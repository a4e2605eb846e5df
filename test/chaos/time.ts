/** What takes time: it yields the milliseconds that it waits. */
export type Task<T = void> = Generator<number, T, void>;

interface Due {
	readonly at: number;
	readonly order: number;
	readonly act: () => void;
}

/** Time that only passes when nothing is left to do: hours of work of many runs at once take as long as the work itself, and always go the same way. */
export class Time {
	private readonly heap: Due[] = [];
	private order = 0;

	constructor(private moment: number) {}

	now(): number {
		return this.moment;
	}

	at(moment: number, act: () => void): void {
		const { heap } = this;
		heap.push({ at: Math.max(moment, this.moment), order: (this.order += 1), act });
		for (let index = heap.length - 1; index > 0;) {
			const parent = (index - 1) >> 1;
			if (!isBefore(heap[index]!, heap[parent]!)) break;
			[heap[index], heap[parent]] = [heap[parent]!, heap[index]!];
			index = parent;
		}
	}

	/** Goes through a task until it ends, or until nobody is there any more to go on with it. */
	start(task: Task<unknown>, isAlive: () => boolean = () => true): void {
		const go = (): void => {
			if (!isAlive()) return;
			const { done, value } = task.next();
			if (!done) this.at(this.moment + value, go);
		};
		this.at(this.moment, go);
	}

	/** Does everything that is due until then. */
	pass(until: number): void {
		while (this.heap.length && this.heap[0]!.at <= until) {
			const { at, act } = this.take();
			this.moment = at;
			act();
		}
		this.moment = until;
	}

	private take(): Due {
		const { heap } = this;
		const first = heap[0]!;
		const last = heap.pop()!;
		if (heap.length) heap[0] = last;
		for (let index = 0; ;) {
			const [left, right] = [2 * index + 1, 2 * index + 2];
			let least = index;
			if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left;
			if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right;
			if (least === index) return first;
			[heap[index], heap[least]] = [heap[least]!, heap[index]!];
			index = least;
		}
	}
}

const isBefore = (one: Due, other: Due): boolean => one.at < other.at || (one.at === other.at && one.order < other.order);
