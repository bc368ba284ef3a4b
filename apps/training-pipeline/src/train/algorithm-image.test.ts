import { expect, it } from 'vitest';
import { algorithmImage, containerImage } from './algorithm-image.ts';

it.each([
  ['us-east-1', '811284229777.dkr.ecr.us-east-1.amazonaws.com/image-classification:1'],
  ['eu-central-1', '813361260812.dkr.ecr.eu-central-1.amazonaws.com/image-classification:1'],
  ['cn-north-1', '390948362332.dkr.ecr.cn-north-1.amazonaws.com.cn/image-classification:1'],
])('knows the image in %s', (region, image) => {
  expect(algorithmImage(region)).toBe(image);
});

it('finds the container of one’s own in the account of the role', () => {
  const role = 'arn:aws:iam::123456789012:role/sagemaker';
  expect(containerImage(role, 'eu-west-1')).toBe(
    '123456789012.dkr.ecr.eu-west-1.amazonaws.com/image-classifier:latest',
  );
});

it.each(['eu-nowhere-1', 'constructor'])('refuses the region %s by name', (region) => {
  expect(() => algorithmImage(region)).toThrow(
    expect.objectContaining({ code: 'UNKNOWN_REGION', message: expect.stringContaining(region) }),
  );
});
