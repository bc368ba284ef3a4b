import { element, escapeText, type Size } from './svg.ts';

/** Okabe and Ito's colours, told apart by nearly everybody (https://jfly.uni-koeln.de/color); lighter ones on dark. */
const STYLE = `
.chart{--ink:#17212b;--muted:#566576;--grid:#e1e7ed;--surface:#fff;--first:#0072b2;--second:#c24e00;--third:#00805d;--warn:#9a6700;
font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
@media (prefers-color-scheme:dark){.chart{--ink:#e9eef4;--muted:#9aabbc;--grid:#2a3643;--surface:#141b23;--first:#56b4e9;--second:#f39a57;--third:#35c79b;--warn:#e3b341}}
.chart text{fill:var(--ink)}.chart .muted{fill:var(--muted)}.chart .small{font-size:11px}.chart .strong{font-weight:600}
.chart .inverse{fill:var(--surface)}
.chart .grid{stroke:var(--grid)}.chart .axis{stroke:var(--muted)}.chart .frame{fill:var(--surface);stroke:var(--second);stroke-width:2}
.chart .leader{fill:none;stroke:var(--second);stroke-opacity:.55}
.chart .threshold{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 4}
.chart .fill-first{fill:var(--first)}.chart .fill-second{fill:var(--second)}.chart .fill-third{fill:var(--third)}.chart .fill-warn{fill:var(--warn)}.chart .fill-muted{fill:var(--muted)}
.chart text.fill-first{fill:var(--first)}.chart text.fill-second{fill:var(--second)}.chart text.fill-third{fill:var(--third)}
.chart .line-first,.chart .line-second,.chart .line-third{fill:none;stroke:var(--first);stroke-width:2.25;stroke-linejoin:round;stroke-linecap:round}
.chart .line-second{stroke:var(--second)}.chart .line-third{stroke:var(--third)}.chart .dashed{stroke-dasharray:2 5}
.chart .diagonal{stroke:var(--second);stroke-width:1.75;stroke-dasharray:3 4}.chart .whisker{stroke:var(--ink);stroke-width:1.5}
.chart .halo{paint-order:stroke;stroke:var(--surface);stroke-width:4;stroke-linejoin:round}
`.replaceAll('\n', '');

export interface ChartText {
  /** Unique among the charts of one width of a page. */
  readonly id: string;
  readonly title: string;
  /** Tells a reader who does not see the chart what it shows. */
  readonly description: string;
}

/** A whole SVG document, fit to stand alone or inside a page. */
export function chart(
  { width, height }: Size,
  { id: kind, title, description }: ChartText,
  ...marks: string[]
): string {
  // A page may have the same chart twice, for wide and for narrow screens.
  const id = `${kind}-${width}`;
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    class: 'chart',
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-labelledby': `${id}-title ${id}-description`,
  };
  return element(
    'svg',
    attributes,
    element('title', { id: `${id}-title` }, escapeText(title)),
    element('desc', { id: `${id}-description` }, escapeText(description)),
    element('style', {}, STYLE),
    ...marks,
  );
}

/** A chart with nothing to show says so in its middle. */
export function emptyChart(size: Size, chartText: ChartText): string {
  const middle = { x: size.width / 2, y: size.height / 2, 'text-anchor': 'middle', class: 'muted' };
  return chart(size, chartText, element('text', middle, escapeText(chartText.description)));
}
