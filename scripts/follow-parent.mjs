// Loaded before anything an entry script starts. The pipe to that script closes when it ends, however it ends: then this process
// stops too, politely, so that a `kill -9` of npm start leaves no server behind on the port.
import { Socket } from 'node:net'

const pipe = Number(process.env.ZUOYEBEN_PARENT_PIPE)
delete process.env.ZUOYEBEN_PARENT_PIPE
if (pipe) {
  const parent = new Socket({ fd: pipe, readable: true, writable: false })
  parent.on('error', () => {})
  parent.on('close', () => process.kill(process.pid, 'SIGTERM'))
  parent.resume()
  parent.unref()
}
