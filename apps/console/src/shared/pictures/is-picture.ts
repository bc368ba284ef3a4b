/** Whether a key ends like that of a picture that a browser shows. */
export function isPicture(key: string): boolean {
  return /\.(png|jpe?g|gif|webp|avif)$/i.test(key);
}
