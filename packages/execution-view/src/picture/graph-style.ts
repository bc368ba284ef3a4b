/** The picture's looks, in light and dark; colours that people who see few colours can tell apart (Okabe and Ito). */
export const GRAPH_STYLE = `
.execution-graph{--node:#fff;--group:#f6f8fa;--line:#8695a5;--quiet:#c3ccd5;--ink:#17212b;--muted:#5a6978;--succeeded:#00805d;--failed:#c24e00;--running:#0072b2;--caught:#9a6700;font:14px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;width:100%;height:auto}
@media(prefers-color-scheme:dark){.execution-graph{--node:#1b242e;--group:#121920;--line:#7d8c9c;--quiet:#3b4855;--ink:#e9eef4;--muted:#9aabbc;--succeeded:#35c79b;--failed:#f39a57;--running:#56b4e9;--caught:#e3b341}}
.execution-graph .node rect{fill:var(--node);stroke:var(--line);stroke-width:1.5}
.execution-graph .group rect{fill:var(--group);stroke-dasharray:5 4}
.execution-graph .untouched rect{stroke:var(--quiet)}
.execution-graph .succeeded{--status:var(--succeeded)}
.execution-graph .failed,.execution-graph .timed-out{--status:var(--failed)}
.execution-graph .running{--status:var(--running)}
.execution-graph .caught,.execution-graph .aborted{--status:var(--caught)}
.execution-graph .node:not(.untouched) rect{stroke:var(--status);stroke-width:2}
.execution-graph text{fill:var(--ink)}
.execution-graph .name{font-weight:600}
.execution-graph .type,.execution-graph .edge text{fill:var(--muted);font-size:12px}
.execution-graph .untouched .name{fill:var(--muted)}
.execution-graph .sign{fill:var(--status);font-weight:700}
.execution-graph .edge path{fill:none;stroke:var(--quiet);stroke-width:1.5}
.execution-graph .edge.catch path{stroke-dasharray:4 4}
.execution-graph .edge .arrow{fill:var(--quiet);stroke:none}
.execution-graph .edge.taken path{stroke:var(--line);stroke-width:2}
.execution-graph .edge.taken .arrow{fill:var(--line);stroke:none}
.execution-graph .edge text{paint-order:stroke;stroke:var(--page,var(--node));stroke-width:8px;stroke-linejoin:round}
`;
