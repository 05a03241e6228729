/** What all made-up devices of one model have in common. No real device has these serials; the makers' forms are real. */
export type SyntheticModel = {
  manufacturer: string
  model: string
  family: string | null
  sku: string | null
  cpuVendor: string
  cpuModel: string
  /** 9 x64, 12 ARM64, as record 1 writes it. */
  architecture: number
  /** Record 13; null: the device has no TPM. */
  tpm: string | null
  memoryGB: number
  /** null: the disk does not show itself (VMware). */
  disk: { capacityGB: number; bus: number; rotating: boolean; model: string } | null
  /** u32 media of its network adapters. */
  adapters: readonly number[]
  /** SMBIOS chassis type. */
  chassis: number
  hasProductKey: boolean
  /** The maker's form of a serial, from a whole number and some random hex digits. */
  serial: (number: number, hex: string) => string
}

const laptop = { adapters: [14, 9, 10], chassis: 10, architecture: 9, cpuVendor: 'GenuineIntel', hasProductKey: true }
const nvme = (capacityGB: number, model: string) => ({ capacityGB, bus: 0x11, rotating: false, model })
const digits = (number: number, width: number) => String(number).padStart(width, '0')
const notSet = 'SMBIOS_STRING_INDEX_0'

export const syntheticModels: readonly SyntheticModel[] = [
  {
    ...laptop,
    manufacturer: 'HP',
    model: 'HP EliteBook 840 G9',
    family: '103C_5336AN HP EliteBook',
    sku: '6F6R1EA#ABH',
    cpuModel: '12th Gen Intel(R) Core(TM) i5-1245U',
    tpm: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'STM '-Firmware:65792.0",
    memoryGB: 16,
    disk: nvme(476, 'KXG80'),
    serial: (number) => `5CG${digits(number, 7)}`,
  },
  {
    ...laptop,
    manufacturer: 'LENOVO',
    model: '21CB0000MH',
    family: 'ThinkPad X1 Carbon Gen 10',
    sku: 'LENOVO_MT_21CB_BU_Think_FM_ThinkPad X1 Carbon Gen 10',
    cpuModel: '12th Gen Intel(R) Core(TM) i7-1265U',
    tpm: "TPM-Version:2.0 -Level:0-Revision:1.38-VendorID:'NTC '-Firmware:458754.262144",
    memoryGB: 32,
    disk: nvme(953, 'SAMSUNG'),
    serial: (number) => `PF${digits(number, 6)}X`,
  },
  {
    ...laptop,
    manufacturer: 'Dell Inc.',
    model: 'Latitude 5430',
    family: 'Latitude',
    sku: '0B04',
    cpuModel: '12th Gen Intel(R) Core(TM) i5-1245U',
    tpm: "TPM-Version:2.0 -Level:0-Revision:1.38-VendorID:'NTC '-Firmware:458754.131072",
    memoryGB: 16,
    disk: nvme(238, 'BC711'),
    serial: (number) => `${digits(number, 7)}J`,
  },
  {
    ...laptop,
    manufacturer: 'Microsoft Corporation',
    model: 'Surface Laptop 4',
    family: 'Surface',
    sku: 'Surface_Laptop_4_1950:1951',
    cpuModel: '11th Gen Intel(R) Core(TM) i5-1145G7 @ 2.60GHz',
    tpm: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'NTC '-Firmware:458754.0",
    memoryGB: 8,
    disk: nvme(238, 'KBG40ZNS256G'),
    hasProductKey: false,
    serial: (number) => `05${digits(number, 10)}`,
  },
  {
    ...laptop,
    manufacturer: 'Microsoft Corporation',
    model: 'Surface Pro 9 with 5G',
    family: 'Surface',
    sku: 'Surface_Pro_9_With_5G_1996',
    cpuVendor: 'Qualcomm Technologies Inc',
    cpuModel: 'Microsoft SQ3 @ 3.0 GHz',
    architecture: 12,
    tpm: "TPM-Version:2.0 -Level:0-Revision:1.59-VendorID:'MSFT'-Firmware:8.0",
    memoryGB: 16,
    disk: nvme(238, 'KBG40ZNS'),
    hasProductKey: false,
    serial: (number) => `07${digits(number, 10)}`,
  },
  {
    ...laptop,
    manufacturer: 'HP',
    model: 'HP ProDesk 400 G4 DM',
    family: '103C_53307F HP ProDesk',
    sku: '7EM13EA#ABH',
    cpuModel: 'Intel(R) Core(TM) i3-8100T CPU @ 3.10GHz',
    tpm: "TPM-Version:1.2 -Level:2-Revision:3-VendorID:'IFX '-Firmware:4.40",
    memoryGB: 4,
    disk: { capacityGB: 465, bus: 0x0b, rotating: true, model: 'ST500LM034' },
    chassis: 35,
    serial: (number) => `8CC${digits(number, 7)}`,
  },
  {
    ...laptop,
    manufacturer: 'QEMU',
    model: 'Standard PC (Q35 + ICH9, 2009)',
    family: notSet,
    sku: notSet,
    cpuVendor: 'AuthenticAMD',
    cpuModel: 'QEMU Virtual CPU version 2.5+',
    tpm: "TPM-Version:2.0 -Level:0-Revision:1.64-VendorID:'IBM '-Firmware:8215.2330",
    memoryGB: 8,
    disk: { capacityGB: 60, bus: 0x0b, rotating: true, model: 'QEMU HARDDISK' },
    adapters: [14],
    chassis: 1,
    hasProductKey: false,
    serial: (number) => `SYN-QEMU-${digits(number, 7)}`,
  },
  {
    ...laptop,
    manufacturer: 'VMware, Inc.',
    model: 'VMware20,1',
    family: 'VMware',
    sku: notSet,
    cpuModel: 'Intel(R) Xeon(R) Gold 6230 CPU @ 2.10GHz',
    tpm: null,
    memoryGB: 8,
    disk: null,
    adapters: [14],
    chassis: 1,
    hasProductKey: false,
    serial: (number, hex) => vmwareSerial(`564d${hex.slice(0, 20)}${number.toString(16).padStart(8, '0')}`),
  },
]

/** `VMware-56 4d … -… …`: sixteen bytes in two halves. */
function vmwareSerial(hex: string): string {
  const bytes = hex.match(/../g) ?? []
  return `VMware-${bytes.slice(0, 8).join(' ')}-${bytes.slice(8).join(' ')}`
}
