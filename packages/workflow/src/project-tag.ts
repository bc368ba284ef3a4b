/** By this tag everything that the project has in an account is found. */
export const PROJECT_TAG = { key: 'project', value: 'scones-unlimited' };
