import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type LanguageCase, runCase } from './run-case.ts';

const DOCUMENTED =
  /^https:\/\/(states-language\.net\/|docs\.aws\.amazon\.com\/step-functions\/latest\/(dg|apireference)\/)/;

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))) {
  const cases = JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) as LanguageCase[];

  describe(file, () => {
    it('says of every case where its answer is documented, expects something of each, and names each once', () => {
      expect(cases.filter(({ at }) => !DOCUMENTED.test(at))).toEqual([]);
      expect(cases.filter((each) => Object.keys(each.expect).length === 0)).toEqual([]);
      expect(new Set(cases.map(({ it: name }) => name)).size).toBe(cases.length);
    });

    it.each(cases)('$it', async (each) => {
      const { refused, ...expected } = each.expect;
      if (refused !== undefined) await expect(runCase(each)).rejects.toThrow(refused);
      else expect((await runCase(each)).outcome).toMatchObject(expected);
    });
  });
}
