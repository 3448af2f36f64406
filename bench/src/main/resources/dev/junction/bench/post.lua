-- Sends the prepared requests of a file, one after another: each is four bytes of length, then the request.
-- Arguments: the file.
local requests, sent = {}, 0
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  local file = assert(io.open(args[1], "rb"))
  local head = file:read(4)
  while head do
    local a, b, c, d = head:byte(1, 4)
    requests[#requests + 1] = file:read(((a * 256 + b) * 256 + c) * 256 + d)
    head = file:read(4)
  end
  file:close()
  prepared = #requests
end

function request()
  sent = sent + 1
  used = sent
  return requests[(sent - 1) % prepared + 1]
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "RESULT requests=%d micros=%d refused=%d broken=%d prepared=%d used=%d p50=%d p99=%d\n",
    summary.requests, summary.duration, errors.status, errors.connect + errors.read + errors.write + errors.timeout,
    threads[1]:get("prepared"), threads[1]:get("used"), latency:percentile(50), latency:percentile(99)))
end
