import type {
  GetTagValuesCommandOutput,
  GetTagValuesInput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { ownMember, structure } from '@scones/emulator-core';
import { z } from 'zod';
import { operation } from '../tagging-context.ts';
import { tokenInput, wordPage } from '../word-page.ts';

export const getTagValues = operation<GetTagValuesCommandOutput>()(
  structure<GetTagValuesInput>()({ PaginationToken: tokenInput, Key: z.string().min(1).max(128) }),
  async (context, { PaginationToken, Key }) => {
    const resources = await context.taggedResources();
    const values = resources.flatMap(({ tags }) => ownMember(tags, Key) ?? []);
    const { words, token } = wordPage(values, PaginationToken);
    return { PaginationToken: token, TagValues: words };
  },
);
