/** `▇▇▇▇▇▇▇·········` */
export function bar(done: number, total: number, width = 24): string {
  const filled = total > 0 ? Math.round((Math.min(done, total) / total) * width) : 0;
  return '▇'.repeat(filled) + '·'.repeat(width - filled);
}
