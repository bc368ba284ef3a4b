import { confidenceText } from '@scones/classifier-measures';
import type { ConfidencePoint } from './confidence-point.ts';
import type { Plot } from './scale.ts';
import { spreadLabels } from './spread-labels.ts';
import { element, escapeText, text } from './svg.ts';

/** A picture with its caption. */
export const INSET = { width: 74, height: 106, picture: 64 } as const;

export interface Inset {
  readonly point: ConfidencePoint;
  /** Where its dot is. */
  readonly x: number;
  readonly y: number;
}

/** At most so many of the points that have pictures: the least confident one in each stretch of time. */
export function chooseInsets<Point extends ConfidencePoint>(points: readonly Point[], most: number): Point[] {
  const shown = points.filter(({ image }) => image !== undefined && isPicture(image.contentType));
  if (shown.length <= most) return shown;
  return Array.from({ length: most }, (_, slot) => {
    const from = Math.floor((slot * shown.length) / most);
    const stretch = shown.slice(from, Math.floor(((slot + 1) * shown.length) / most));
    return stretch.reduce((least, point) => (point.confidence < least.confidence ? point : least));
  });
}

/** Pictures in a row under the plot, in the order of their dots, so that no two leader lines cross. */
export function drawInsets(insets: readonly Inset[], plot: Plot, top: number, threshold: number): string {
  const pitch = INSET.width + 10;
  const middles = spreadLabels(
    insets.map(({ x }) => x),
    pitch,
    plot.left - 8,
    plot.right + 8,
  );
  return insets.map((inset, index) => drawInset(inset, middles[index]!, top, threshold)).join('');
}

function drawInset({ point, x, y }: Inset, middle: number, top: number, threshold: number): string {
  const { picture } = INSET;
  const left = middle - picture / 2;
  const leader = element('path', { d: `M${r(x)} ${r(y)}L${r(middle)} ${r(top)}`, class: 'leader' });
  const frame = element('rect', {
    x: left - 3,
    y: top,
    width: picture + 6,
    height: picture + 6,
    rx: 4,
    class: 'frame',
  });
  const image = element(
    'image',
    {
      x: left,
      y: top + 3,
      width: picture,
      height: picture,
      href: dataUri(point.image!),
      style: 'image-rendering:pixelated',
    },
    element('title', {}, escapeText(point.name ?? point.predictedLabel)),
  );
  const caption = { x: middle, 'text-anchor': 'middle' };
  return (
    leader +
    frame +
    image +
    text(shortened(point.predictedLabel), { ...caption, y: top + picture + 21, class: 'small' }) +
    text(confidenceText(point.confidence, threshold), {
      ...caption,
      y: top + picture + 35,
      class: 'small strong fill-second',
    })
  );
}

/** `application/x-image` says nothing of the format; browsers find it out by themselves. */
export function dataUri({ contentType, base64 }: { contentType: string; base64: string }): string {
  const type = /^image\/(png|jpeg)$/.test(contentType) ? contentType : 'image/png';
  return `data:${type};base64,${base64.replaceAll(/[^A-Za-z0-9+/=]/g, '')}`;
}

function isPicture(contentType: string): boolean {
  return contentType === 'application/x-image' || contentType.startsWith('image/');
}

const shortened = (label: string): string => (label.length > 12 ? `${label.slice(0, 11)}…` : label);
const r = (value: number): string => value.toFixed(1);
