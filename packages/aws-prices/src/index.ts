export {
  ENDPOINT_INSTANCES,
  type EndpointInstance,
  priceAnHour,
  TRAINING_INSTANCES,
} from './instance-prices.ts';
