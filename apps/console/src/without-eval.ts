import { config } from 'zod/mini';

/** Zod would try whether it may make functions of texts, which the page's content security policy forbids and reports. */
config({ jitless: true });
