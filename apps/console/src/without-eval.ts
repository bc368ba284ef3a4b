import { config } from 'zod/mini';

/**
 * Zod would test whether it may make functions from texts, which the page's content security policy forbids and
 * reports.
 */
config({ jitless: true });
