import type { Size } from '../charts/svg.ts';
import { html, Html } from './html.ts';
import { PAGE_STYLE } from './page-style.ts';

/** One HTML page that needs nothing but itself: no script, no font, no other host. */
export function renderPage(title: string, main: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; img-src data:; style-src 'unsafe-inline'"
        />
        <title>${title}</title>
        <style>
          ${new Html(PAGE_STYLE)}
        </style>
      </head>
      <body>
        <main>${main}</main>
      </body>
    </html> `.markup;
}

export function card(
  width: '' | 'narrow' | 'wide' | 'half',
  title: string,
  note: string,
  content: Html,
): Html {
  return html`<section class="card ${width}">
    <h2>${title}</h2>
    <p>${note}</p>
    ${content}
  </section>`;
}

const svg = (markup: string): Html => new Html(markup);

const NARROW = { width: 320, height: 260 };

/** A chart drawn twice, for wide and for narrow screens: the page shows the one whose words can be read. */
export function adaptiveSvg(draw: (size: Size) => string, wide: Size, narrowHeight = NARROW.height): Html {
  return html`<div class="at-wide">${svg(draw(wide))}</div>
    <div class="at-narrow">${svg(draw({ ...NARROW, height: narrowHeight }))}</div>`;
}

/** A chart that can't be drawn narrow scrolls rather than shrink beyond reading. */
export const wideSvg = (markup: string): Html => html`<div class="scroll">${svg(markup)}</div>`;
