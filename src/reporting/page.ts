import { h, renderToStaticMarkup, type ComponentChild, type ComponentChildren } from '../libraries/html';
import { timeOf } from '../record';

/** Colours and measures of all pages; readable by day, by night and on a phone. */
const style = `
:root{color-scheme:light dark;--ink:#1d2330;--soft:#5c6577;--line:#dfe3ea;--paper:#f5f6f9;--card:#fff;--accent:#5a4fcf;--bad:#b42318;--warn:#a15c07;--good:#0f7a4b}
@media (prefers-color-scheme:dark){:root{--ink:#e8eaf0;--soft:#9aa3b5;--line:#343b4a;--paper:#161a22;--card:#1f2530;--accent:#a59dff;--bad:#ff8f85;--warn:#f2b765;--good:#5fd3a0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1180px;margin:0 auto;padding:24px 16px 64px}
h1{font-size:24px;margin:0 0 4px}h2{font-size:17px;margin:28px 0 8px}
a{color:var(--accent)}
p,dl{margin:0 0 12px}.soft{color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:16px;margin:12px 0;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse}th,td{text-align:left;vertical-align:top;padding:10px 8px;border-bottom:1px solid var(--line)}th{font-size:13px;color:var(--soft);font-weight:600}
tr:last-child td{border-bottom:0}
.tag{display:inline-block;border:1px solid currentColor;border-radius:999px;padding:0 8px;font-size:12px;line-height:20px;white-space:nowrap}
.critical,.error,.bad{color:var(--bad)}.warning,.warn{color:var(--warn)}.good{color:var(--good)}
input,select,textarea,button{font:inherit;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:7px 10px}
textarea{width:100%;min-height:280px;font:13px/1.5 ui-monospace,monospace}
button{cursor:pointer;font-weight:600}button.first{background:var(--accent);border-color:var(--accent);color:var(--card)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
form.row,.row{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
dt{font-size:13px;color:var(--soft)}dd{margin:0 0 10px}
ul,ol{margin:0;padding-left:20px}.steps>li+li{border-top:1px solid var(--line);margin-top:12px;padding-top:12px}.steps form{margin-top:8px}
@media (max-width:720px){table,tbody,tr,td{display:block}thead{display:none}tr{border-bottom:1px solid var(--line);padding:8px 0}td{border:0;padding:4px 0}}
`;

/** A whole page as HTML. Whatever is put into it is escaped by the renderer. */
export const page = (title: string, ...content: ComponentChildren[]): string =>
	`<!DOCTYPE html>${renderToStaticMarkup(
		h(
			'html',
			{ lang: 'en' },
			h(
				'head',
				null,
				h('meta', { charset: 'utf-8' }),
				h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
				h('meta', { name: 'referrer', content: 'no-referrer' }),
				h('title', null, title),
				h('style', { dangerouslySetInnerHTML: { __html: style } }),
			),
			h('body', null, h('main', null, ...content)),
		),
	)}`;

/** A word in a frame, coloured by what it stands for. */
export const tag = (word: string, kind = ''): ComponentChild => h('span', { class: `tag ${kind}` }, word);

/** A time as people read it, in UTC, with the exact one behind it. */
export const when = (value: unknown): ComponentChild => {
	const iso = timeOf(value)?.toISOString();
	if (iso === undefined) return '–';
	return h('time', { dateTime: iso, title: iso }, `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`);
};
