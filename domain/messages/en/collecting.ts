import type { Texts } from '../texts.ts'

/** English texts of collecting hashes from computers of a directory. */
export const collecting = {
  noHash: {
    off: {
      title: 'Off or away',
      sentence: 'The computer does not answer: it is off, elsewhere, or a firewall stands in between.',
      nextStep: 'It is asked again every hour. If it is on: open its firewall for WinRM (port 5985 or 5986).',
    },
    'name-not-found': {
      title: 'Name not found',
      sentence: 'DNS has no address for the name of this computer.',
      nextStep: 'It is asked again every hour. Check that this server uses the DNS of the domain.',
    },
    'winrm-off': {
      title: 'WinRM is off',
      sentence: 'The computer is on, but WinRM does not listen.',
      nextStep:
        'Switch WinRM on by policy (Allow remote server management through WinRM); it is asked again every hour.',
    },
    'no-answer': {
      title: 'No whole answer',
      sentence: 'The computer was reached, but gave no whole answer in time.',
      nextStep: 'It is asked again every hour.',
    },
    'access-denied': {
      title: 'Access denied',
      sentence: 'The computer refuses this account or its password.',
      nextStep:
        'Give an account that is an administrator on the computer, then ask again. It is not asked again by itself, so that no account is locked.',
    },
    'certificate-not-trusted': {
      title: 'Certificate not trusted',
      sentence: 'The certificate of the computer is not from a trusted issuer, has expired, or is for another name.',
      nextStep: 'Give the certificate of the issuer (PEM), or use port 5985 with message encryption.',
    },
    'not-encrypted': {
      title: 'Not encrypted',
      sentence: 'The computer answered without message encryption, so its answer was refused.',
      nextStep: 'Check what answers on port 5985; do not allow unencrypted traffic in WinRM.',
    },
    'no-hash-class': {
      title: 'Has no hash to give',
      sentence: 'This Windows does not offer a hardware hash: it is older than Windows 10 1703, or a server.',
      nextStep: 'Update Windows, or collect the hash by hand.',
    },
    'other-model': {
      title: 'Another model',
      sentence: 'The computer is not of a model that was asked for.',
      nextStep: '',
    },
    fault: {
      title: 'Fault',
      sentence: 'The computer answered with a fault.',
      nextStep: 'It is asked again every hour. The log has what it said.',
    },
  },
  directory: {
    'directory-not-reached': {
      title: 'Directory not reached',
      sentence: 'The domain controller cannot be reached, or broke off.',
      nextStep: 'Check its name and port, and that this server may reach it.',
    },
    'directory-not-trusted': {
      title: 'Certificate not trusted',
      sentence:
        'The certificate of the domain controller is not from a trusted issuer, has expired, or is for another name.',
      nextStep: 'Give the certificate of the issuer (PEM) and the full name of the domain controller.',
    },
    'directory-not-encrypted': {
      title: 'Not encrypted',
      sentence: 'The domain controller offers no encryption, so no password was sent.',
      nextStep: 'Give the domain controller a certificate, then use LDAPS or StartTLS.',
    },
    'sign-in-refused': {
      title: 'Sign-in refused',
      sentence: 'The domain controller refuses this account or its password.',
      nextStep: 'Check user name and password; the account may be locked or have expired.',
    },
    'filter-not-valid': {
      title: 'Filter not valid',
      sentence: 'The LDAP filter cannot be read.',
      nextStep: 'Correct it; an example is (location=Utrecht*).',
    },
    'search-base-not-found': {
      title: 'Place not found',
      sentence: 'The directory has no such organizational unit.',
      nextStep: 'Give its distinguished name, for example OU=Laptops,DC=contoso,DC=example.',
    },
    'group-not-found': {
      title: 'Group not found',
      sentence: 'The directory has no group of this name.',
      nextStep: 'Give its name or its distinguished name.',
    },
    'group-not-unique': {
      title: 'Several groups',
      sentence: 'The directory has several groups of this name.',
      nextStep: 'Give the distinguished name of the group.',
    },
    'directory-fault': {
      title: 'Fault',
      sentence: 'The domain controller answered with a fault.',
      nextStep: 'The log has what it said.',
    },
  },
} as const satisfies Pick<Texts, 'noHash' | 'directory'>
