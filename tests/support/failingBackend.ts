// Faults of the browser's database, put into fake-indexeddb from outside.
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'

/** A backend on which databases of that name cannot be opened, as after damage to their files. */
export function unopenableBackend(isUnopenable: (name: string) => boolean): IDBFactory {
  const backend = new IDBFactory()
  const open = backend.open.bind(backend)
  backend.open = (name, version) => {
    if (isUnopenable(name)) throw new DOMException('Internal error opening backing store', 'UnknownError')
    return open(name, version)
  }
  return backend
}

/** Every write fails with a full disk until the function that it returns is called. */
export function fillDisk(): () => void {
  const { put } = IDBObjectStore.prototype
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('The disk is full', 'QuotaExceededError')
  }
  return () => {
    IDBObjectStore.prototype.put = put
  }
}
