import { alters, type Altering } from '../apis/parts';
import type { Row } from '../record';
import { namedIn, spokenOf, type Asked, type Wish } from './ask';
import type { Conversation, Outcome } from './conversation';
import type { Talk } from './conversations';
import type { Dialect } from './dialect';
import { fileIn } from './files';
import { changesBetween } from './previewChanges';
import { existing, onlyReading, type Seen } from './previewReading';
import { previewCreate, previewUpsert } from './previewUpserting';
import { afterFailure, called, idIn, recordOf, verdict, wouldChange, wouldFail } from './previewVerdicts';
import { withRowsOf } from './rows';
import { addsSomething, bodyOf, fixedBody, partOf } from './writing';

/** What each kind of writing operation would do, told from what is there: wishes of consecutive items in, one verdict for each out. */
const previews: Readonly<Record<Altering['does'], Talk>> = {
	create: previewCreate,
	upsert: previewUpsert,
	*update(dialect, asked, wishes) {
		return yield* eachSeen(dialect, asked, wishes, (wish, record, there) => {
			const id = wish.id ?? idIn(asked, there);
			const what = `Would update ${called(asked, there, { ...wish.record, [asked.resource.id]: id })}`;
			if (!there) return wouldChange(wish, record, 'update', id, `${what}. It cannot be read by itself, so what would change is not known`, []);
			const sent = bodyOf(asked, withRowsOf(dialect, asked, wish, there));
			return wouldChange(wish, record, 'update', id, what, changesBetween(dialect, spokenOf(asked).fields, sent, there));
		});
	},
	*act(dialect, asked, wishes) {
		return yield* eachSeen(dialect, asked, wishes, (wish, _, there) => {
			const what = `Would ${acting(asked)} ${called(asked, there, named(asked, wish))}`;
			const changes = there ? changesBetween(dialect, spokenOf(asked).fields, fixedBody(asked.operation, wish.inputs), there) : [];
			return wouldChange(wish, there ?? named(asked, wish), 'act', wish.id, what, changes);
		});
	},
	*delete(dialect, asked, wishes) {
		const { operation } = asked;
		const isPart = namedIn(operation.at ?? operation.path).length > 0 || !['', '/{id}'].includes(operation.path);
		return yield* eachSeen(dialect, asked, wishes, (wish, _, there) => {
			const holder = called(asked, there, named(asked, wish));
			const shown = isPart || !there ? { ...named(asked, wish), ...wish.inputs } : there;
			const id = wish.id === undefined ? {} : { id: wish.id };
			return verdict(wish, shown, { would: 'delete', ...id, says: isPart ? `Would ${acting(asked)} of ${holder}` : `Would delete ${holder}` });
		});
	},
	*writePart(dialect, asked, wishes) {
		const { operation } = asked;
		return yield* eachSeen(dialect, asked, wishes, (wish, _, there) => {
			const id = wish.id === undefined ? {} : { id: wish.id };
			const says = `Would ${acting(asked)}: ${called(asked, there, named(asked, wish))}`;
			return verdict(wish, { ...named(asked, wish), ...partOf(operation, wish) }, { would: addsSomething(operation) ? 'create' : 'update', ...id, says });
		});
	},
	*upload(dialect, asked, wishes) {
		return yield* eachSeen(dialect, asked, wishes, (wish, _, there) => {
			const given = fileIn(dialect, wish);
			const record = { ...named(asked, wish), ...wish.inputs };
			if ('failure' in given) return wouldFail(wish, record, given.failure, wish.id);
			const { name, bytes } = given.file;
			const id = wish.id === undefined ? {} : { id: wish.id };
			const says = `Would ${acting(asked)} ${name} (${bytes.length} bytes): ${called(asked, there, named(asked, wish))}`;
			return verdict(wish, { ...record, FileName: name, Size: bytes.length }, { would: 'upload', ...id, says });
		});
	},
};

/** What a writing operation would do with each of these. Nothing is sent but reading requests. */
export function* preview(dialect: Dialect, asked: Asked, wishes: readonly Wish[]): Conversation<Outcome[]> {
	const { operation } = asked;
	if (!alters(operation)) throw new Error(`${operation.label} only reads, so there is nothing to preview`);
	return yield* onlyReading(dialect, previews[operation.does](dialect, asked, wishes));
}

/** `mark as sent`. */
const acting = ({ operation: { label } }: Asked): string => label.toLowerCase();

/** As much of a record as its id tells. */
const named = ({ resource }: Asked, { id }: Wish): Row => (id === undefined ? {} : { [resource.id]: id });

/** What is said of each by what is there; what is not there cannot be changed. */
function* eachSeen(
	dialect: Dialect,
	asked: Asked,
	wishes: readonly Wish[],
	said: (wish: Wish, record: Row, there: Row | undefined) => Outcome,
): Conversation<Outcome[]> {
	const about = wishes.filter(({ id, record }) => id !== undefined || idIn(asked, record) !== undefined);
	const seen: Map<Wish, Seen> = about.length ? yield* existing(dialect, asked, about) : new Map();
	return wishes.map((wish) => {
		const there = seen.get(wish) ?? {};
		const record = { ...recordOf(asked, wish), ...(wish.record ? {} : { ...named(asked, wish), ...wish.inputs }) };
		return 'failure' in there ? afterFailure(wish, record, there.failure, wish.id) : said(wish, record, there.record);
	});
}
