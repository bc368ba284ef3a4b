/** This tag marks everything that the project has in an account. */
export const PROJECT_TAG = { key: 'project', value: 'scones-unlimited' };
