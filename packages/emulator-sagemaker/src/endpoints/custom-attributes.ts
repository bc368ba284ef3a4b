/** The header in which a caller's attributes go to the model's container, and the container's come back. */
export const CUSTOM_ATTRIBUTES = 'x-amzn-sagemaker-custom-attributes';
