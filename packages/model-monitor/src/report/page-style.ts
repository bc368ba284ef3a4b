/** The report's looks, in light and in dark. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;--page:#f3f6f9;--card:#fff;--edge:#dde4eb;--ink:#17212b;--muted:#566576;--good:#0072b2;--bad:#c24e00;--calm:#00805d;--odd:#9a6700;--wash:#0072b210}
@media (prefers-color-scheme:dark){:root{--page:#0d1218;--card:#141b23;--edge:#26323e;--ink:#e9eef4;--muted:#9aabbc;--good:#56b4e9;--bad:#f39a57;--calm:#35c79b;--odd:#e3b341;--wash:#56b4e91c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:1160px;margin:0 auto;padding:36px 24px 56px}
header{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:end;gap:8px 24px;margin-bottom:22px}
h1{margin:0;font-size:27px;line-height:1.2;letter-spacing:-.015em}
h2{margin:0;font-size:16px}
header p,.card>p{margin:2px 0 0;color:var(--muted)}
.card>p{font-size:13px;margin-bottom:14px}
.chips{display:flex;flex-wrap:wrap;gap:6px;margin:0;padding:0;list-style:none}
.chips li{padding:3px 11px;border:1px solid var(--edge);border-radius:99px;background:var(--card);font-size:13px}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:14px;margin-bottom:14px}
.tile,.card{background:var(--card);border:1px solid var(--edge);border-radius:12px}
.tile{padding:14px 16px;border-top:3px solid var(--good)}
.tile.good{border-top-color:var(--calm)}.tile.bad{border-top-color:var(--bad)}.tile.bad .value{color:var(--bad)}.tile.odd{border-top-color:var(--odd)}.tile.odd .value{color:var(--odd)}
.tile .label{font-size:13px;color:var(--muted)}
.tile .value{font-size:26px;white-space:nowrap;font-weight:650;letter-spacing:-.02em;line-height:1.25;font-variant-numeric:tabular-nums}
@media (max-width:480px){.tile .value{font-size:23px}}
.tile .note{font-size:12.5px;color:var(--muted);line-height:1.35}
.first{margin-bottom:14px}.cards{display:grid;grid-template-columns:repeat(12,1fr);gap:14px}
.card{grid-column:span 12;padding:18px 20px;min-width:0}
.card svg{display:block;width:100%;height:auto}
@media (min-width:860px){.narrow{grid-column:span 5}.wide{grid-column:span 7}.half{grid-column:span 6}}
.gallery{display:grid;grid-template-columns:repeat(auto-fill,minmax(118px,1fr));gap:14px;margin:0;padding:0;list-style:none}
.gallery li{display:flex;flex-direction:column;font-size:12.5px;line-height:1.4}
.gallery strong{margin-top:6px;color:var(--bad)}
.gallery span{color:var(--muted)}
.gallery img,.no-picture{width:100%;height:auto;aspect-ratio:1;border-radius:8px;border:1px solid var(--edge);image-rendering:pixelated}
.no-picture{display:grid;place-items:center;color:var(--muted);background:var(--wash)}
.portrait{--page:var(--card);display:grid;gap:20px;align-items:start}.portrait>*{min-width:0}
@media (min-width:860px){.portrait{grid-template-columns:minmax(0,1fr) auto}}
.graph{overflow-x:auto}.graph svg{margin:0 auto}@media (max-width:859px){.graph svg{min-width:440px}}
.portrait table{white-space:nowrap;font-size:12.5px}.portrait .number{padding-right:12px}.portrait td:last-child,.portrait th:last-child{padding-right:0}
.status{color:var(--tone)}.bar{background:var(--tone)}
.status,.bar{--tone:var(--good)}.succeeded{--tone:var(--calm)}.failed,.timed-out{--tone:var(--bad)}.caught,.aborted{--tone:var(--odd)}
.timeline{position:relative;min-width:70px;height:10px;margin-top:6px;border-radius:3px;background:var(--wash)}
.bar{position:absolute;top:0;bottom:0;border-radius:3px}
.scroll{overflow-x:auto}.scroll svg{min-width:430px}
.at-narrow{display:none;max-width:440px;margin:0 auto}
table{width:100%;border-collapse:collapse;font-size:13.5px}
th{text-align:left;font-weight:600;color:var(--muted);font-size:12.5px}
th,td{padding:7px 12px 7px 0;border-bottom:1px solid var(--edge);vertical-align:top}
tr:last-child td,tbody tr:last-child th{border-bottom:0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;padding-right:28px}
td.name{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:12.5px;overflow-wrap:anywhere}
.cause{overflow-wrap:anywhere;color:var(--muted)}.cause strong{color:var(--ink)}
.badge{display:inline-block;padding:1px 9px;border-radius:99px;font-size:12px;font-weight:600;white-space:nowrap;border:1px solid currentcolor}
.badge.good{color:var(--calm)}.badge.bad{color:var(--bad)}.badge.doubtful{color:var(--muted)}
.quiet{color:var(--muted);margin:0}.words{max-width:95ch;margin:0 0 14px}
small{display:block;font-size:11.5px;font-weight:400;color:var(--muted)}summary{cursor:pointer;padding:8px 0;color:var(--muted);font-size:13px}
footer{margin-top:22px;color:var(--muted);font-size:12.5px}
@media (max-width:640px){.at-wide{display:none}.at-narrow{display:block}}
@media (max-width:480px){main{padding:24px 12px 40px}.card{padding:16px 14px}.number{white-space:normal;padding-right:6px}.number small{white-space:nowrap}
.stacks thead{position:absolute;clip-path:inset(50%)}
.stacks tr{display:grid;grid-template-columns:1.4fr 1fr 1fr;border-bottom:1px solid var(--edge);padding:6px 0}
.stacks th,.stacks td,.stacks tr:last-child td{border:0;padding:3px 8px 3px 0;text-align:left}.stacks th,.stacks .name,.stacks .cause{grid-column:span 3}.stacks .cause:empty{display:none}
.stacks td[data-heading]::before{content:attr(data-heading);display:block;font-size:11.5px;color:var(--muted)}}
@media print{body{background:#fff}.card,.tile{break-inside:avoid}}
`;
