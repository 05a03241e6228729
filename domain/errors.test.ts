import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { errorCatalogue, errorOfDirectoryService } from './errors.ts'

describe('an error of a directory service', () => {
  const said = [
    [{ name: 'ZtdDeviceNotFound' }, 'device-not-found'],
    [{ number: 812 }, 'device-not-found'],
    [{ number: 802 }, 'hardware-hash-not-valid'],
    [{ name: 'hashnot4k' }, 'hardware-hash-not-valid'],
    [{ number: 908, name: 'SerialNumberMismatch' }, 'hardware-hash-not-valid'],
    [{ httpStatus: 400, message: "Cannot convert the literal to the type 'Edm.Binary'." }, 'hardware-hash-not-valid'],
    [{ number: 806, name: 'ZtdDeviceAlreadyAssigned' }, 'device-already-registered'],
    [{ number: 808 }, 'device-claimed-by-another-organization'],
    [{ name: 'ZtdDeviceAssignedToAnotherTenant' }, 'device-claimed-by-another-organization'],
    [{ number: 811 }, 'device-claimed-by-another-organization'],
    [{ name: 'StorageError', number: 801 }, 'unexpected-error'],
    [{ httpStatus: 400, message: 'Bad request' }, 'unexpected-error'],
    [{ name: 'SomethingNew', number: 4711 }, 'unexpected-error'],
    [{}, 'unexpected-error'],
    [{ name: null, number: null, httpStatus: null }, 'unexpected-error'],
  ] as const
  for (const [error, code] of said) {
    test(`${JSON.stringify(error)} is ${code}`, () => assert.equal(errorOfDirectoryService(error), code))
  }

  test('goes by its name before its number: 806 has been seen with both names', () => {
    assert.equal(
      errorOfDirectoryService({ number: 806, name: 'ZtdDeviceAssignedToOtherTenant' }),
      'device-claimed-by-another-organization',
    )
    assert.equal(errorOfDirectoryService({ number: 806, name: 'Unheard' }), 'device-already-registered')
  })

  test('has one meaning a name and a number', () => {
    const entries = Object.values(errorCatalogue)
    for (const key of ['names', 'numbers'] as const) {
      const all = entries.flatMap((entry): readonly (string | number)[] => entry[key])
      assert.equal(new Set(all).size, all.length)
    }
  })
})
