import type { GetAccountSettingsCommandOutput } from '@aws-sdk/client-lambda';
import { z } from 'zod';
import { ACCOUNT_CONCURRENCY, TOTAL_CODE_LIMIT, UNZIPPED_LIMIT, ZIPPED_LIMIT } from '../account-limits.ts';
import { operation } from '../context.ts';

export const getAccountSettings = operation<GetAccountSettingsCommandOutput>()(
  z.strictObject({}),
  (context) => {
    const functions = context.functions.values();
    const kept = [...functions, ...context.versions.values()];
    const reserved = functions.reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, 0);
    return {
      AccountLimit: {
        TotalCodeSize: TOTAL_CODE_LIMIT,
        CodeSizeUnzipped: UNZIPPED_LIMIT,
        CodeSizeZipped: ZIPPED_LIMIT,
        ConcurrentExecutions: ACCOUNT_CONCURRENCY,
        UnreservedConcurrentExecutions: ACCOUNT_CONCURRENCY - reserved,
      },
      AccountUsage: {
        TotalCodeSize: kept.reduce((sum, { code }) => sum + code.size, 0),
        FunctionCount: functions.length,
      },
    };
  },
);
