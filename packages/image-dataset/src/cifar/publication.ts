/** The archive as its publisher offers it: https://www.cs.toronto.edu/~kriz/cifar.html */
export const CIFAR_100_PUBLICATION = {
  url: 'https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz',
  checksum: { algorithm: 'md5', digest: '03b5dce01913d631647c71ecec9e9cb8' },
  bytes: 168_513_733,
} as const;
