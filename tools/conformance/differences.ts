/** Recordings that are not matched exactly, and what differs; by the end of their ids. */
export const DIFFERENCES: Readonly<Record<string, string>> = {
  test_describe_nonexistent_sm:
    'The recorded call describes a machine that was never made, but the case describes the one that it has made, which is there.',
  test_invalid_start_execution_arn:
    'The recorded call names another machine than the case does: the error is the same, the name in its message is not.',
  test_base_lifecycle_create_invoke_describe_list:
    'The recorded execution was started from a version, which its description names; the case starts it from the machine.',
};
