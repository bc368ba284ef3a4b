/** Whether a key ends as a picture's that a browser shows. */
export function isPicture(key: string): boolean {
  return /\.(png|jpe?g|gif|webp|avif)$/i.test(key);
}
