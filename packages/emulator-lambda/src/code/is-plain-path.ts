/** Whether a path from outside names something below the folder that it is resolved in, on every platform. */
export function isPlainPath(path: string): boolean {
  if (path === '' || path.includes('\\') || path.includes('\0') || path.includes(':')) return false;
  return path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
}
