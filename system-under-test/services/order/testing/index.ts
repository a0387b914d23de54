/** The order service without its process, for its integration tests. */
export { type OrderService, orderRequest, startOrderPostgres, type TestOrders } from './order-service.ts';
