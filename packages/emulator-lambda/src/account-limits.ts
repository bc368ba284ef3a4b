/** AWS's defaults: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const ACCOUNT_CONCURRENCY = 1000;
export const LEAST_UNRESERVED = 100;
export const UNZIPPED_LIMIT = 262_144_000;
export const ZIPPED_LIMIT = 52_428_800;
export const TOTAL_CODE_LIMIT = 80_530_636_800;
