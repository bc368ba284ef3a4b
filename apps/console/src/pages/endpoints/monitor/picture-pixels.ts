/** Interleaved RGB, one byte a channel. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** Decodes a picture as the browser shows it. */
export async function readPixels(picture: Blob): Promise<Pixels> {
  const bitmap = await createImageBitmap(picture);
  const { width, height } = bitmap;
  const canvas = contextOf(width, height);
  canvas.drawImage(bitmap, 0, 0);
  bitmap.close();
  return { width, height, rgb: withoutAlpha(canvas.getImageData(0, 0, width, height).data) };
}

export async function writePng({ width, height, rgb }: Pixels): Promise<Blob> {
  const canvas = contextOf(width, height);
  canvas.putImageData(new ImageData(withAlpha(rgb), width, height), 0, 0);
  return await canvas.canvas.convertToBlob({ type: 'image/png' });
}

export function blobOfBase64(base64: string): Blob {
  return new Blob([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))]);
}

function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('The browser gives no canvas to decode pictures with.');
  return context;
}

function withoutAlpha(rgba: Uint8ClampedArray): Uint8Array {
  return rgba.reduce(
    (rgb, value, index) => {
      if (index % 4 < 3) rgb[index - Math.floor(index / 4)] = value;
      return rgb;
    },
    new Uint8Array((rgba.length / 4) * 3),
  );
}

function withAlpha(rgb: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  return rgb.reduce(
    (rgba, value, index) => {
      rgba[index + Math.floor(index / 3)] = value;
      return rgba;
    },
    new Uint8ClampedArray((rgb.length / 3) * 4).fill(255),
  );
}

export async function base64OfBlob(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(bytes.reduce((letters, byte) => letters + String.fromCharCode(byte), ''));
}
