//! The gateway as a program, over the wire: what it does with more, or with worse, than it should
//! be sent.

#[cfg(test)]
mod wire {
    mod administration;
    mod backup;
    mod configuration;
    mod doctor;
    mod figures;
    mod gateway;
    mod load;
    mod malformed;
    mod person;
    mod reconciling;
}
