import type { GetTagKeysCommandOutput, GetTagKeysInput } from '@aws-sdk/client-resource-groups-tagging-api';
import { structure } from '@scones/emulator-core';
import { operation } from '../tagging-context.ts';
import { tokenInput, wordPage } from '../word-page.ts';

export const getTagKeys = operation<GetTagKeysCommandOutput>()(
  structure<GetTagKeysInput>()({ PaginationToken: tokenInput }),
  async (context, { PaginationToken }) => {
    const resources = await context.taggedResources();
    const keys = resources.flatMap(({ tags }) => Object.keys(tags));
    const { words, token } = wordPage(keys, PaginationToken);
    return { PaginationToken: token, TagKeys: words };
  },
);
