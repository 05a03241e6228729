import { z } from 'zod'
import { fileErrorCodes, repairs, warnings } from '../../domain/words.ts'

const count = z.number().int().min(0)

const fileError = z
  .object({
    code: z.enum(fileErrorCodes),
    found: z.string().nullable(),
    columns: z.array(z.string()).optional(),
    message: z.string(),
    nextStep: z.string(),
  })
  .nullable()

const foundInFile = {
  columnsIgnored: z.array(z.string()).describe('columns that mean nothing here; one without a name as `#4`'),
  columnsByContent: z.array(z.string()).describe('columns known by what stands in them: `name = what it is`'),
  sheet: z.string().nullable().describe('the sheet of a workbook that was read'),
}

const shape = {
  name: z.string(),
  format: z.string(),
  encoding: z.string(),
  delimiter: z.string(),
  rows: count,
  ...foundInFile,
  error: fileError,
}

/** What reading a file found. */
export const fileFound = z.object({
  ...shape,
  passedOver: z.array(z.string()).describe('files in an archive, or sheets, that were not read'),
  members: z.array(z.object(shape)).nullable().describe('the files inside an archive, in their order'),
})

export const rowNotes = z
  .partialRecord(z.enum([...repairs, ...warnings]), z.string())
  .nullable()
  .describe('what a repair or warning changed or did not take')

export const unprovenHash = z
  .object({
    serialNumber: z.string().nullable(),
    manufacturer: z.string().nullable(),
    model: z.string().nullable(),
    macAddresses: z.array(z.string()),
  })
  .nullable()
  .describe('which machine a refused hash seems to be of, as far as it can be read')
