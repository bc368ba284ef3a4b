/** Loaded into a program before its own code: at its end, writes the most memory that it ever had, in kilobytes. */
import { writeFileSync } from 'node:fs';

const file = process.env['PEAK_FILE'];
if (file !== undefined)
  process.once('exit', () => writeFileSync(file, String(process.resourceUsage().maxRSS)));
