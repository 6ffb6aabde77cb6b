export { signOut } from './sign-in.ts'
export { SignInPage } from './sign-in-page.tsx'
