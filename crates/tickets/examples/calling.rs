//! Prints a call, for whoever holds the gateway's key and wants to ask a service by hand:
//!
//! `calling <call.pem> <gateway> <service> <account> <sid> <method> <path>`

use std::{
    env, fs,
    time::{SystemTime, UNIX_EPOCH},
};

use rand::rngs::SysRng;
use rand_core::UnwrapErr;
use tickets::{CALL_LIFE, KeyUse, NewCall, SessionHash, SigningKey, Target, issue_call};

#[expect(clippy::disallowed_methods, reason = "a program has the clock of its machine")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [key, gateway, service, account, sid, method, path] = arguments.as_slice() else {
        return Err("calling <call.pem> <gateway> <service> <account> <sid> <method> <path>".into());
    };
    let key = SigningKey::from_pem(KeyUse::Call, &fs::read_to_string(key)?)?;
    let call = NewCall {
        issuer: gateway,
        audience: service,
        account: account.parse()?,
        session: &SessionHash::parse(sid)?,
        target: Target::new(method, path)?,
        life: CALL_LIFE,
    };
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    println!("{}", issue_call(&call, &key, i64::try_from(now)?, &mut UnwrapErr(SysRng))?);
    Ok(())
}
