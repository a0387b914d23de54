/** The life of one process: its environment, its log and traces, its health, its end. */
export {
  brokersVariable,
  EnvironmentError,
  millisecondsVariable,
  portVariable,
  readEnvironment,
  textVariable,
  urlVariable,
} from './environment.ts';
export type { Shutdown } from './shutdown.ts';
export { type Service, type ServiceDescription, startService } from './start-service.ts';
