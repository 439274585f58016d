import vm from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's Node environment on a context whose global object is an ordinary one. Jest's own is a proxy behind
 * interceptors: each use of `Object`, `Map` or `JSON` goes through them, which costs tests that compute a third of their
 * time.
 */
export default class PlainContextEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} args */
  constructor(...args) {
    const { createContext } = vm;
    // The only way to give the environment a context: it makes its own while it is constructed.
    vm.createContext = () => createContext(vm.constants.DONT_CONTEXTIFY);
    try {
      super(...args);
    } finally {
      vm.createContext = createContext;
    }
  }
}
