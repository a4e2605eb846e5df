/** One style sheet inside the page: nothing is fetched, so it looks the same without a network. */
export const STYLE = `
:root { color-scheme: light dark; --paper: #f4f6f8; --card: #fff; --ink: #1b2733; --soft: #5d6b7a; --line: #e3e8ed; --head: #f9fafb; --accent: #0b6e99; --good: #0f7b45; --good-back: #e3f4ea; --bad: #a8321f; --bad-back: #fbe9e6; }
@media (prefers-color-scheme: dark) { :root { --paper: #12171c; --card: #1a2128; --ink: #e5eaef; --soft: #98a6b3; --line: #2b353f; --head: #1f2730; --accent: #5cb8de; --good: #6fd09a; --good-back: #17352a; --bad: #f0968a; --bad-back: #40231f; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header { display: flex; flex-wrap: wrap; gap: 4px 24px; align-items: baseline; justify-content: space-between; padding: 18px 28px; background: var(--card); border-bottom: 1px solid var(--line); }
h1 { margin: 0; font-size: 20px; letter-spacing: -.01em; }
h1 small { font-weight: 400; font-size: 14px; color: var(--soft); margin-left: 8px; }
header p { margin: 0; color: var(--soft); font-variant-numeric: tabular-nums; }
main { padding: 16px 16px 40px; max-width: 1900px; margin: 0 auto; }
.ledgers { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 520px), 1fr)); gap: 16px; align-items: start; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 14px 14px 18px; min-width: 0; }
.wide { margin-top: 16px; }
h2 { margin: 0 0 12px; font-size: 16px; }
.vendor { display: flex; justify-content: space-between; align-items: baseline; padding-bottom: 10px; border-bottom: 2px solid var(--accent); }
.vendor code { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--soft); }
h3 { margin: 20px 0 8px; font-size: 13px; font-weight: 600; }
h3 b { margin-left: 6px; padding: 1px 8px; border-radius: 9px; font-size: 11px; font-weight: 600; color: var(--soft); background: var(--paper); }
.scroll { overflow: auto; scrollbar-width: thin; scrollbar-color: var(--line) transparent; max-height: 340px; border: 1px solid var(--line); border-radius: 6px; }
table { border-collapse: collapse; width: 100%; font-size: 12px; }
th { position: sticky; top: 0; text-align: left; padding: 7px 6px; font-size: 11px; font-weight: 600; color: var(--soft); background: var(--head); white-space: nowrap; }
td { padding: 5px 6px; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: break-word; }
.short { white-space: nowrap; }
.long { overflow-wrap: anywhere; }
.state { padding: 1px 7px; border-radius: 9px; font-size: 10.5px; font-weight: 600; color: var(--accent); background: var(--paper); text-transform: lowercase; white-space: nowrap; }
tbody tr:hover { background: var(--head); }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.request { font: 12px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.badge { padding: 1px 8px; border-radius: 9px; font-size: 12px; font-weight: 600; font-variant-numeric: tabular-nums; }
.good { color: var(--good); background: var(--good-back); }
.bad { color: var(--bad); background: var(--bad-back); }
.none { margin: 0; color: var(--soft); font-style: italic; }
`;
