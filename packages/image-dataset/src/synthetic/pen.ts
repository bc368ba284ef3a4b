import type { Canvas } from './canvas.ts';
import type { Colour } from './colour.ts';
import { arc, type Points } from './geometry.ts';

/** How a drawing's own coordinates become the canvas's. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  readonly scaleX: number;
  readonly scaleY: number;
  readonly turn: number;
  /** How much higher the right end is than the left one, as when seen at an angle. */
  readonly perspective: number;
}

/** Draws shapes in a drawing's own coordinates. */
export class Pen {
  readonly #canvas: Canvas;
  readonly #pose: Pose;
  readonly #alpha: number;

  constructor(canvas: Canvas, pose: Pose, alpha = 1) {
    this.#canvas = canvas;
    this.#pose = pose;
    this.#alpha = alpha;
  }

  withAlpha(alpha: number): Pen {
    return new Pen(this.#canvas, this.#pose, alpha);
  }

  polygon(points: Points, colour: Colour): this {
    this.#canvas.fill([this.#place(points)], colour, this.#alpha);
    return this;
  }

  /** A line through the points with round ends and corners. */
  line(points: Points, width: number, colour: Colour): this {
    for (let index = 0; index + 3 < points.length; index += 2) {
      const [x0, y0, x1, y1] = points.slice(index, index + 4) as [number, number, number, number];
      const length = Math.hypot(x1 - x0, y1 - y0) || 1;
      const dx = (((x1 - x0) / length) * width) / 2;
      const dy = (((y1 - y0) / length) * width) / 2;
      this.polygon([x0 - dy, y0 + dx, x1 - dy, y1 + dx, x1 + dy, y1 - dx, x0 + dy, y0 - dx], colour);
    }
    if (width < 0.03 || this.#alpha < 1) return this;
    for (let index = 0; index < points.length; index += 2) {
      this.polygon(arc(points[index]!, points[index + 1]!, width / 2, width / 2, 0, 1, 10), colour);
    }
    return this;
  }

  disc(x: number, y: number, radius: number, colour: Colour): this {
    return this.ellipse(x, y, radius, radius, colour);
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, colour: Colour): this {
    return this.polygon(arc(x, y, radiusX, radiusY), colour);
  }

  rectangle(left: number, top: number, right: number, bottom: number, colour: Colour): this {
    return this.polygon([left, top, right, top, right, bottom, left, bottom], colour);
  }

  ring(x: number, y: number, radius: number, width: number, colour: Colour): this {
    const contours = [radius + width / 2, radius - width / 2].map((r) => this.#place(arc(x, y, r, r)));
    this.#canvas.fill(contours, colour, this.#alpha);
    return this;
  }

  #place(points: Points): number[] {
    const { x: x0, y: y0, scaleX, scaleY, turn, perspective } = this.#pose;
    const cos = Math.cos(turn);
    const sin = Math.sin(turn);
    const result = new Array<number>(points.length);
    for (let index = 0; index < points.length; index += 2) {
      const x = points[index]!;
      const y = points[index + 1]! * (1 + perspective * x);
      result[index] = x0 + scaleX * x * cos - scaleY * y * sin;
      result[index + 1] = y0 + scaleX * x * sin + scaleY * y * cos;
    }
    return result;
  }
}
